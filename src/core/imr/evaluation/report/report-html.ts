import type { LabelSchema } from '../../../annotation/label-schema'
import { verdictKinds } from '../../../annotation/verdict'
import { schemes } from '../../../evaluation/counts'
import {
  errorKindNames,
  fieldName,
  labelName,
  relationName,
  schemeNames,
  schemeWords,
  verdictNames,
} from '../evaluation-words'
import { element, together, type Markup } from './markup'
import { howItIsCounted } from './method'
import { countPlot, ratePlot } from './plots'
import type { Report } from './report'
import { pageStyle } from './page-style'
import {
  apartTable,
  attributeTable,
  errorTable,
  patternTable,
  ruleTable,
  scoreRowMarkup,
  scoreTableMarkup,
} from './tables'

/** What a page says above its figures. */
export interface ReportHead {
  /** Whose predictions these are, such as "the rules". */
  readonly suggester: string
  /** What was held against what, and what was left out. */
  readonly facts: string
  /** ISO 8601 in UTC; null where the same input is to give the same page. */
  readonly madeAt: string | null
}

/**
 * A report as one page: HTML that is XML too, with its style and its plots in it, without a script and without anything
 * from elsewhere.
 */
export function reportHtml(report: Report, schema: LabelSchema, head: ReportHead): string {
  const title = `Evaluation of ${head.suggester}`
  const page = element(
    'html',
    { lang: 'en', xmlns: 'http://www.w3.org/1999/xhtml' },
    element(
      'head',
      {},
      element('meta', { charset: 'utf-8' }),
      element('meta', {
        'http-equiv': 'Content-Security-Policy',
        content: "default-src 'none'; style-src 'unsafe-inline'",
      }),
      element('meta', { name: 'viewport', content: 'width=device-width' }),
      element('title', {}, title),
      element('style', {}, pageStyle),
    ),
    element(
      'body',
      {},
      element('h1', {}, title),
      element('p', {}, head.facts, head.madeAt === null ? null : ` Made ${head.madeAt.slice(0, 10)}.`),
      wordsNote(report),
      ...sections(report, schema),
    ),
  )
  return `<!doctype html>\n${page.markup}\n`
}

function wordsNote({ withQuotes }: Report): Markup {
  return withQuotes
    ? element(
        'p',
        { class: 'warning' },
        element('strong', {}, 'This page holds words of the letters.'),
        ' Keep it where the letters may be kept.',
      )
    : element(
        'p',
        { class: 'note' },
        'No words of the letters are in here: places are named by the id of the document and offsets in Unicode code points.',
      )
}

function sections(report: Report, schema: LabelSchema): readonly Markup[] {
  const { spans, relations, ledger, apart, attributes, rules, errors } = report
  const ofLabel = (label: string) => labelName(schema, label)
  return [
    section(
      'Spans',
      ratePlot('Strict F1 by label, with its 95 % interval', [
        ...Object.entries(spans.strict.kinds).map(([label, { f1, intervals }]) => ({
          ...{ name: ofLabel(label), rate: f1, interval: intervals.f1 },
        })),
        { name: 'Micro', rate: spans.strict.micro.f1, interval: spans.strict.micro.intervals.f1 },
        { name: 'Macro', rate: spans.strict.macro.f1, interval: spans.strict.macro.intervals.f1 },
      ]),
      ...schemes.flatMap((scheme) => [
        element('h3', {}, schemeNames[scheme]),
        element('p', {}, schemeWords[scheme]),
        scoreTableMarkup('Label', 'All labels', spans[scheme], ofLabel),
      ]),
    ),
    attributes.length === 0 ? null : section('Attributes', attributeTable(report, schema)),
    Object.keys(relations.kinds).length === 0
      ? null
      : section(
          'Relations',
          scoreTableMarkup('Relation', 'All relations', relations, (type) => relationName(schema, type)),
        ),
    ledger &&
      section(
        'Ledger',
        ratePlot('F1 of the ledger’s fields and of whole records, with its 95 % interval', [
          ...Object.entries(ledger.fields.kinds).map(([field, { f1, intervals }]) => ({
            ...{ name: fieldName(field), rate: f1, interval: intervals.f1 },
          })),
          { name: 'Whole record', rate: ledger.records.f1, interval: ledger.records.intervals.f1 },
        ]),
        scoreTableMarkup('Field', 'All fields', ledger.fields, fieldName),
        scoreRowMarkup('Whole record', ledger.records),
      ),
    apart && section('With and without suggestions', apartTable(apart, schema)),
    rules.length === 0 ? null : section('Rules', ruleTable(report, schema)),
    section('Errors', ...errorsPart(report, schema)),
    errors.length === 0 ? null : section('Every error', errorTable(report, schema)),
    howItIsCounted(),
  ].filter((part) => part !== null)
}

function errorsPart(report: Report, schema: LabelSchema): readonly Markup[] {
  const { errors } = report
  if (errors.length === 0) return [element('p', {}, 'No error.')]
  const said = ['undecided', ...verdictKinds] as const
  const kinds = Object.entries(errorKindNames).map(([kind, name]) => {
    const verdicts = errors.filter((pattern) => pattern.kind === kind).map((pattern) => pattern.verdicts)
    return { name, counts: said.map((one) => verdicts.reduce((sum, counts) => sum + counts[one], 0)) }
  })
  return [
    countPlot(
      'verdicts',
      'Errors by kind, and what was said of them',
      said.map((one) => (one === 'undecided' ? 'Undecided' : verdictNames[one])),
      kinds.filter(({ counts }) => counts.some((count) => count > 0)),
    ),
    patternTable(report, schema),
  ]
}

function section(title: string, ...children: readonly Markup[]): Markup {
  return element('section', {}, element('h2', {}, title), together(children))
}
