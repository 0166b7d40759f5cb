/**
 * A small picture of a board, fetched when it comes into view; nothing where there is none.
 * @module
 */
import { useState } from 'react'
import styles from './Thumbnail.module.css'

/** @param alt what it is a picture of */
export function Thumbnail({ src, alt }: { src: string; alt: string }) {
  const [missing, setMissing] = useState<string | null>(null)
  if (missing === src) return null
  return (
    <img
      className={styles.thumbnail}
      src={src}
      alt={alt}
      width={96}
      height={60}
      loading="lazy"
      decoding="async"
      onError={() => setMissing(src)}
    />
  )
}
