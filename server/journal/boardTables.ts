/**
 * The tables that hold a room's board and its past. They name no other table, since they are written before all else; what
 * removes a room removes its rows from each.
 * @module
 */

export const boardTables = [
  'board_update',
  'board_checkpoint',
  'board_set_aside',
  'board_writer',
  'board_history',
  'board_hidden',
] as const
