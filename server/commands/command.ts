/**
 * What the commands of the installation have in common: the environment, and an answer in one line.
 * @module
 */
import path from 'node:path'
import { type Config, readConfig } from '../config.ts'

/** Why a command did not do what was asked; told in one line, without a stack. */
export class CommandRefusal extends Error {}

/** Says one line to whoever runs the command. */
export const say = (line: string) => process.stdout.write(`${line}\n`)

/** A path as it was meant where the command was typed: npm changes into the project's folder first. */
export const pathGiven = (file: string): string => path.resolve(process.env.INIT_CWD ?? '.', file)

/** Runs a command with the configuration of the server. Exit code 0, or 1 after one line that says why. */
export async function runCommand(command: (args: readonly string[], config: Config) => Promise<void>) {
  const configured = readConfig(process.env)
  try {
    if (!configured.ok) throw new CommandRefusal(configured.problem)
    await command(process.argv.slice(2), configured.config)
  } catch (error) {
    const { message } = error as Error
    process.stderr.write(`${error instanceof CommandRefusal ? message : `It failed: ${message}`}\n`)
    process.exitCode = 1
  }
}
