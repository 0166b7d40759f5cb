/**
 * The few moods that people can show without a word. They are told as numbers, in this order, which only grows.
 * @module
 */

export const moods = ['agree', 'thanks', 'joy', 'idea', 'unsure'] as const
export type Mood = (typeof moods)[number]
