/**
 * The few icons of the first page, drawn here: an icon library would be the larger part of their weight.
 * @module
 */
import type { ReactNode } from 'react'

function Icon({ size = 20, children }: { size?: number; children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  )
}

interface SizeProps {
  size?: number
}

export const LightIcon = ({ size }: SizeProps) => (
  <Icon size={size}>
    <circle cx="10" cy="10" r="3.4" />
    <path d="M10 1.8v1.7M10 16.5v1.7M1.8 10h1.7M16.5 10h1.7M4.2 4.2l1.2 1.2M14.6 14.6l1.2 1.2M4.2 15.8l1.2-1.2M14.6 5.4l1.2-1.2" />
  </Icon>
)

export const DarkIcon = ({ size }: SizeProps) => (
  <Icon size={size}>
    <path d="M16.8 12.3A7.4 7.4 0 0 1 7.7 3.2a7.4 7.4 0 1 0 9.1 9.1Z" />
  </Icon>
)

export const DeviceIcon = ({ size }: SizeProps) => (
  <Icon size={size}>
    <rect x="2" y="3.2" width="16" height="10.8" rx="1.8" />
    <path d="M6.8 17h6.4" />
  </Icon>
)

export const InfoIcon = ({ size }: SizeProps) => (
  <Icon size={size}>
    <circle cx="10" cy="10" r="8" />
    <path d="M10 9.4v4.4M10 6.3v.1" />
  </Icon>
)

export const AlertIcon = ({ size }: SizeProps) => (
  <Icon size={size}>
    <circle cx="10" cy="10" r="8" />
    <path d="M10 6v4.6M10 13.7v.1" />
  </Icon>
)
