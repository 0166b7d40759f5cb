/**
 * The address of the page on which a file is checked.
 * @module
 */
export const verifyPattern = '/verify'
