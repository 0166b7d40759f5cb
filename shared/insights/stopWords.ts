/**
 * Words that stand in any text and say nothing of what it is about.
 * @module
 */
const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

export const swedishStops = setOf(`
  och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då sin nu har
  inte hans honom skulle hennes där min man ej vid kunde något från ut när efter upp vi dem vara vad över än dig kan sina
  här ha mot alla under någon eller allt mycket sedan ju denna själv detta åt utan varit hur ingen mitt ni bli blev oss
  din dessa några deras blir mina samma vilken er sådan vår blivit dess inom mellan sådant varför varje vilka ditt vem
  vilket sådana vart dina vars vårt våra ert era vilkas fler flera mer mest redan bara också ännu får få finns ska vill
  hittar hitta hittas saknar saknas sakna finner kräver krävs bör borde kanske alltid aldrig ofta därför medan inga inget annan annat
  går gå gick kommer kom ligger står sitter nya nytt ny nära två tre fyra fem måste behöver behövs gör göra ger ta tar in dag år blir sätt hela hos flest både samt genom olika bättre stor stora
`)

export const englishStops = setOf(`
  the and that have for not with you this but his from they say her she will one all would there their what out about who
  get which when make can like time just him know take into your some could them see other than then now look only come
  its over also back after use two how our work first well way even new want because any these give most more are was were
  has had been being does did done need needs must should each between through both very where why while such many much
  find finds found lack lacks lacking missing always never often perhaps nobody nothing cannot
`)
