/**
 * Names that fields of cards can be filled in with.
 * @module
 */
import { describe, expect, test } from 'vitest'
import { type KnownNames, namesFor, takesNames } from '../../client/card/suggest.ts'
import { organisationsIn } from '../../shared/insights/organisations.ts'
import { ownAims } from '../../shared/rooms/aims.ts'

const known: KnownNames = {
  elsewhere: organisationsIn([
    { kind: 'actor', text: 'LEADER-områdena: når byarna' },
    { kind: 'governance_body', text: 'Klusterorganisationen.' },
    {
      kind: 'actor',
      text: 'Kommunernas näringslivskontor håller ihop, klusterorganisationen samlar företagen.',
    },
    {
      kind: 'governance_body',
      text: 'Klusterorganisationen får ett tydligt uppdrag att hålla ihop insatsområdet.',
    },
    { kind: 'action', text: 'Kör bussar', owner: { organisation: 'Åre kommun' } },
    { kind: 'need', text: 'Fler bussar' },
  ]),
  insights: [
    { kind: 'action', text: 'Mät snön', owner: { organisation: 'Åre kommun' }, place: ['Åre', 'Berg'] },
    { kind: 'actor', text: `Ett namn\nsom går över två rader` },
    { kind: 'actor', text: 'x'.repeat(10_000), place: ['Åre'], subArea: 'Snö' },
  ],
  documents: [{ title: 'Översiktsplan', caseNumber: 'RUN/1/2027', owner: 'Bergs kommun' }],
  aims: ownAims,
  language: 'sv',
}

describe('the names that a field takes', () => {
  test('of an owner are the actors, bodies and owners of all rooms and of the register, each once', () => {
    const names = namesFor('owner.organisation', 'action', known)
    expect(names.slice(0, 5)).toEqual([
      'Åre kommun',
      'Ett namn',
      'LEADER-områdena',
      'Klusterorganisationen',
      'Bergs kommun',
    ])
    expect(names).toContain('Länsstyrelsen')
    expect(names).toHaveLength(new Set(names).size)
    expect(namesFor('attrs.body', 'decision_need', known)).toEqual(names)
    expect(namesFor('attrs.members', 'governance_body', known)).toEqual(names)
  })

  test('of a document are those of the register, of money the sources, of goals the aims of the process', () => {
    expect(namesFor('attrs.ref', 'steering_document', known)).toEqual(['Översiktsplan'])
    expect(namesFor('attrs.steeredBy', 'mandate', known)).toEqual(['Översiktsplan'])
    expect(namesFor('attrs.dnr', 'steering_document', known)).toEqual(['RUN/1/2027'])
    expect(namesFor('attrs.source', 'funding', known)).toHaveLength(6)
    expect(namesFor('goals', 'action', known)).toEqual(
      [ownAims.overall, ...ownAims.priorities].map(({ sv }) => sv),
    )
    expect(namesFor('place', 'asset', known)).toEqual(['Åre', 'Berg'])
    expect(namesFor('subArea', 'asset', known)).toEqual(['Snö'])
  })

  test('of another field are none, also where a kind has one of that name', () => {
    expect(takesNames('attrs.source', 'evidence')).toBe(false)
    expect(takesNames('attrs.how', 'action')).toBe(false)
    expect(namesFor('attrs.source', 'indicator', known)).toEqual([])
  })
})
