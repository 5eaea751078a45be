import type { Finding, Severity } from '../core/annotation/checks/check'
import { foundIn } from '../core/imr/checks/found-in'
import { holdsLedger } from '../core/imr/ledger/fitting-schema'
import { structureOf } from '../core/imr/structure/structure'
import { labelledDocuments, readProject } from '../main/store/project-reader'
import { exitCodes, type Command } from './command'
import { jsonOption } from './export'
import { textTable } from './text-table'
import { whyNoExport } from './unreadable'

interface CheckCount {
  readonly check: string
  readonly severity: Severity
  /** Findings that stand, and those that their coders have waived. */
  standing: number
  waived: number
  /** Sets in which one stands. */
  sets: number
}

/** What the checks find in all sets of a project. */
export const check: Command = {
  name: 'check',
  summary: 'Counts what the checks find in all annotation sets of a project',
  files: 'project',
  fileCount: 1,
  options: [jsonOption],
  notes: [
    'Errors that stand end with 1, as does work that could not be read, which is named on stderr. Warnings, informations and\n' +
      'findings that a coder has waived are counted and end with 0.',
  ],
  async run({ options, files }, terminal) {
    const projectFolder = files[0]!
    try {
      const reader = readProject(projectFolder)
      const counts = new Map<string, CheckCount>()
      const countOf = ({ check: id, severity }: Finding): CheckCount => {
        const known = counts.get(id) ?? { check: id, severity, standing: 0, waived: 0, sets: 0 }
        counts.set(id, known)
        return known
      }
      const hasBlocks = holdsLedger(reader.project.schema)
      let sets = 0
      for (const { document, set } of labelledDocuments(
        reader,
        reader.annotators.map(({ id }) => id),
      )) {
        sets += 1
        terminal.progress(`checking: ${sets} sets`)
        const blocks = hasBlocks ? structureOf(document.text).issues : null
        const { standing, waived } = foundIn(document.text, set, blocks)
        for (const finding of standing) countOf(finding).standing += 1
        for (const { finding } of waived) countOf(finding).waived += 1
        const checksStanding = new Map(standing.map((finding) => [finding.check, finding]))
        for (const finding of checksStanding.values()) countOf(finding).sets += 1
      }
      for (const problem of reader.problems) {
        const { kind } = problem
        const id = kind === 'annotator' ? problem.annotatorId : problem.documentId
        terminal.say(`${kind} ${id} could not be read, ${kind === 'set' ? problem.reason : problem.state}`)
      }
      const checks = [...counts.values()].sort((a, b) => (a.check < b.check ? -1 : 1))
      await terminal.out(
        options['json'] ? `${JSON.stringify({ sets, checks }, null, 2)}\n` : textOf(sets, checks),
      )
      const hasErrors = checks.some(({ severity, standing }) => severity === 'error' && standing > 0)
      return hasErrors || reader.problems.length > 0 ? exitCodes.badInput : exitCodes.done
    } catch (error) {
      terminal.say(whyNoExport(error, projectFolder, ''))
      return exitCodes.badInput
    }
  },
}

function textOf(sets: number, checks: readonly CheckCount[]): string {
  const rows = checks.map(({ check: id, severity, standing, waived, sets: affected }) => [
    id,
    severity,
    ...[standing, waived, affected].map(String),
  ])
  const table = textTable([['check', 'severity', 'standing', 'waived', 'sets'], ...rows])
  return `annotation sets: ${sets}\n\n${table}\n`
}
