import { check } from './check'
import type { Command } from './command'
import { compare } from './compare'
import { convert } from './convert'
import { exportProject } from './export'
import { importIntoProject } from './import'
import { score } from './score'
import { suggest } from './suggest'
import { verify } from './verify'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  suggest,
  score,
  check,
  importIntoProject,
  exportProject,
  verify,
  compare,
  convert,
]
