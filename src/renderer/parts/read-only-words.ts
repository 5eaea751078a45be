/** Why something opened for reading only, in a sentence or two that end with what to do. */
export function readOnlyWords(reason: string): string {
  switch (reason) {
    case 'newer':
      return 'It was written by a newer version of Goldspan. You can read it; install that version to work on it.'
    case 'unavailable':
      return 'Part of it could not be read just now, so nothing may be added. Check that its disk is connected, then open it again.'
    case 'damaged':
      return 'Part of it is damaged. What can be proven is shown. You can continue from there, or restore the folder from a backup first. The damaged file is kept in the folder quarantine.'
    case 'fork':
      return 'Two computers went on from the same state, so there are two versions of your marks. Nothing was merged. Choose above the letter which to keep, or the marks of both.'
    case 'no-annotator':
      return 'Goldspan does not know who is coding, and every mark says who made it. Choose who codes first.'
    case 'project':
      return 'The whole project is open for reading only.'
    case 'closed':
      return 'It has been closed. Open it again to go on.'
    case 'in-use':
      return 'You are at work on it in another place. Close it there to go on here, or take over.'
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
    case 'not-writable':
      return 'Its folder cannot be written to. Copy the project to a folder of your own to work on it.'
    default:
      return 'It can be read, but not changed.'
  }
}
