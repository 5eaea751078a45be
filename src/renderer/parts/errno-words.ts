/** What a system error means and what to do about it, in whole sentences. */
export interface ErrnoWords {
  readonly what: string
  readonly todo: string
}

const words: Readonly<Record<string, ErrnoWords>> = {
  ENOSPC: { what: 'The disk is full.', todo: 'Free some space, then try again.' },
  EDQUOT: {
    what: 'Your share of this disk is used up.',
    todo: 'Delete files of yours there, or ask whoever looks after the disk for more space.',
  },
  EACCES: {
    what: 'Your computer account may not do this in that folder.',
    todo: 'Choose another folder, or ask whoever looks after this computer for access.',
  },
  EPERM: {
    what: 'The system did not allow it.',
    todo: 'The file may be protected or in use by another program. Close that program, then try again.',
  },
  EROFS: {
    what: 'That disk can only be read, not written.',
    todo: 'Copy the folder to a disk that can be written to, and open it there.',
  },
  EIO: {
    what: 'The disk reported an error.',
    todo: 'The disk or its cable may be failing. Copy the project folder to another disk before you go on.',
  },
  ENOENT: {
    what: 'The file or folder is not there any more.',
    todo: 'It may have been moved or renamed, or its disk is not connected. Put it back, then try again.',
  },
  ENOTDIR: {
    what: 'There is a file where a folder should be.',
    todo: 'Choose another folder.',
  },
  EISDIR: {
    what: 'There is a folder where a file should be.',
    todo: 'Choose a file, not a folder.',
  },
  EEXIST: {
    what: 'There is already something with that name.',
    todo: 'Choose another name or folder.',
  },
  EBUSY: {
    what: 'Another program is using the file.',
    todo: 'Close that program, or wait for it to finish, then try again.',
  },
  ETXTBSY: {
    what: 'Another program is using the file.',
    todo: 'Close that program, then try again.',
  },
  EMFILE: {
    what: 'Too many files are open on this computer.',
    todo: 'Close some programs, then try again.',
  },
  ENFILE: {
    what: 'Too many files are open on this computer.',
    todo: 'Close some programs, then try again.',
  },
  EFBIG: {
    what: 'The file would be too large for that disk.',
    todo: 'Choose a folder on another disk.',
  },
  ENAMETOOLONG: {
    what: 'The path of the folder is too long.',
    todo: 'Choose a folder with a shorter path.',
  },
  ETIMEDOUT: {
    what: 'The disk did not answer in time.',
    todo: 'If it is a network drive, check that it is connected, then try again.',
  },
  ENETUNREACH: {
    what: 'The network drive cannot be reached.',
    todo: 'Connect it, then try again.',
  },
  EHOSTDOWN: {
    what: 'The network drive cannot be reached.',
    todo: 'Connect it, then try again.',
  },
  ESTALE: {
    what: 'The network drive was disconnected in between.',
    todo: 'Connect it, then open the project again.',
  },
  ERR_ENCODING_INVALID_ENCODED_DATA: {
    what: 'The file is not plain text in UTF-8.',
    todo: 'Save it as UTF-8, then try again.',
  },
  'in-use': {
    what: 'You have gone on in another place, as the same annotator.',
    todo: 'Go on there, or take over here.',
  },
  'worker-ended': {
    what: 'The part of Goldspan that does long work stopped.',
    todo: 'Try again. If it happens again, restart Goldspan.',
  },
  'spans-dropped': {
    what: 'It was not replaced, because spans would have gone from it that nobody has removed.',
    todo: 'Close the project and open it again: Goldspan then makes the marks anew from the journal. If this is said again, keep a copy of the project folder.',
  },
  ENODEV: { what: 'The disk is not connected.', todo: 'Connect it, then try again.' },
  ENXIO: { what: 'The disk is not connected.', todo: 'Connect it, then try again.' },
}

/** Words for an errno such as ENOSPC; null for none. An unknown one is named as it is. */
export function errnoWords(errno: string | number | undefined): ErrnoWords | null {
  if (errno === undefined || errno === '') return null
  const name = String(errno)
  if (Object.hasOwn(words, name)) return words[name]!
  const named = /^E[A-Z0-9]+$/.test(name) ? ` (${name})` : ''
  return {
    what: `The system reported an error${named}.`,
    todo: 'Try again. If it happens again, restart the computer and check the disk.',
  }
}
