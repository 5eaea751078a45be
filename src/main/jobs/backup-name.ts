/** Longest part of a project's name in the name of its backup, in code points: Windows bounds whole paths. */
const nameLength = 50

const unfit = /[\u0000-\u001f\u007f<>:"/\\|?*]/g

/**
 * The name of a backup's folder, such as "Pilot backup 2026-11-21 14.03" in local time. What Windows, macOS or
 * Linux refuses in a name becomes a space; a name that begins with a dot would be hidden.
 */
export function backupFolderName(projectName: string, at: Date): string {
  const plain = [...projectName.normalize('NFC').replace(unfit, ' ').replace(/\s+/g, ' ')]
  const name = plain
    .slice(0, nameLength)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${name === '' ? 'Project' : name} backup ${day} ${two(at.getHours())}.${two(at.getMinutes())}`
}
