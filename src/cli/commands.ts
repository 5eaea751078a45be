import type { Command } from './command'
import { score } from './score'
import { suggest } from './suggest'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [suggest, score]
