/** Titles of the letters in the app's project. */
export const titleOf = (size) => `Letter ${size}.txt`

/** That of the one that was worked on last. */
export const lastTitle = 'Worked on last.txt'
