/**
 * Where the client starts: the secret out of the address bar, the colours, then the first paint.
 * @module
 */
import './app/theme.css'
import './app/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { startAppearance } from './app/appearance.ts'
import { takeTokenFromAddress } from './app/invitation.ts'

takeTokenFromAddress()
startAppearance()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root"')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
