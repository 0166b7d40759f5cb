import { expect, test } from 'vitest'
import { hashPassword, PasswordCheck } from '../../server/access/password.ts'
import { tokenAttempts } from '../../server/access/tokenAttempts.ts'
import { MAX_PASSWORDS_WAITING, WRONG_PASSWORDS_PER_WINDOW } from '../../shared/limits.ts'

test('a password is kept under a salt of its own, and is the one again however it was typed', async () => {
  const [kept, other] = await Promise.all([hashPassword('Älvdalen'), hashPassword('Älvdalen')])
  expect(kept).not.toBe(other)
  const check = new PasswordCheck()
  expect(await check.isRight(' A\u0308lvdalen ', kept)).toBe(true)
  expect(await check.isRight('älvdalen', kept)).toBe(false)
  expect(await check.isRight('Älvdalen', other)).toBe(true)
})

test('a hall that gives the right one at once waits for one try, and no more wait than may', async () => {
  const kept = await hashPassword('Älvdalen')
  const check = new PasswordCheck()
  const hall = Array.from({ length: MAX_PASSWORDS_WAITING + 5 }, () => check.isRight('Älvdalen', kept))
  const answers = await Promise.all(hall)
  expect(answers.filter((answer) => answer === true)).toHaveLength(MAX_PASSWORDS_WAITING)
  expect(answers.filter((answer) => answer === null)).toHaveLength(5)
  expect(await check.isRight('Älvdalen', kept)).toBe(true)
})

test('wrong passwords of one link are counted from everywhere, and of no other', async () => {
  const attempts = tokenAttempts()
  for (let i = 0; i < WRONG_PASSWORDS_PER_WINDOW; i++) {
    expect(await attempts.waitForPassword('link')).toBe(0)
    await attempts.wrongPassword(`10.0.0.${i}`, 'link')
  }
  expect(await attempts.waitForPassword('link')).toBeGreaterThan(0)
  expect(await attempts.waitForPassword('another')).toBe(0)
  expect(await attempts.waitFor('10.0.0.1', 'a-token')).toBe(0)
})
