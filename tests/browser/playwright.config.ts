/**
 * The browser tests. Each file starts its own server on a free port (`tests/support/startServer.ts`).
 * @module
 */
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from '../support/chromium.js'

export default defineConfig({
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  outputDir: fileURLToPath(new URL('../../test-results/browser', import.meta.url)),
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: chromiumArguments,
    },
    // A trace costs a quarter of the time: it is taken when asked for, `--trace retain-on-failure`.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
})
