import { standardBootstrap } from '../core/evaluation/bootstrap'
import { errorPatterns } from '../core/evaluation/error-patterns'
import { evaluate } from '../core/evaluation/evaluation'
import { marksOf, type ScoredDocument } from '../core/evaluation/marks'
import { emptySet } from '../core/annotation/annotation-set'
import { ledgerScores, type LedgerPair } from '../core/imr/evaluation/ledger-scores'
import { holdsLedger } from '../core/imr/ledger/fitting-schema'
import { exitCodes, type Command, type Terminal } from './command'
import { readCorpus, type Corpus } from './read-corpus'
import { scoreReport, type Report } from './score-report'
import { scoreText } from './score-text'

/** How a prediction stands to gold. */
export const score: Command = {
  name: 'score',
  summary: 'Scores predicted marks against gold',
  files: null,
  options: [
    {
      name: 'gold',
      value: 'native.jsonl',
      choices: null,
      isRequired: true,
      description: 'Goldspan JSON Lines with the marks that are right',
    },
    {
      name: 'predicted',
      value: 'native.jsonl',
      choices: null,
      isRequired: true,
      description: 'Goldspan JSON Lines with the marks to be scored',
    },
    {
      name: 'json',
      value: null,
      choices: null,
      isRequired: false,
      description: 'everything as one JSON object, with the errors by pattern; offsets count code points',
    },
  ],
  notes: [
    'Documents are known by their texts. One of the gold that was not predicted counts as missed; one that was\n' +
      'predicted and has no gold is not scored. A document may have one annotation set in each file.',
    'Spans are counted as in SemEval-2013 task 9: strict (range and label), exact (range), partial (range, an overlap\n' +
      "worth a half) and type (label, at any overlap); relations by type and both ends. A label's own row matches its\n" +
      'spans alone. The interval behind F1 holds 95 % of 1000 draws of the documents (bootstrap, percentile method).',
  ],
  async run({ options }, terminal) {
    const gold = read(String(options['gold']), terminal)
    const predicted = read(String(options['predicted']), terminal)
    if (!gold || !predicted) return exitCodes.badInput
    const report = reportOf(gold, predicted, terminal)
    await terminal.out(options['json'] ? `${JSON.stringify(report, null, 2)}\n` : scoreText(report))
    return exitCodes.done
  },
}

function read(path: string, terminal: Terminal): Corpus | null {
  terminal.progress(`reading ${path}`)
  const corpus = readCorpus(path)
  if (!('problems' in corpus)) return corpus
  for (const problem of corpus.problems) terminal.say(problem)
  return null
}

function reportOf(gold: Corpus, predicted: Corpus, terminal: Terminal): Report {
  const documents: ScoredDocument[] = []
  const pairs: LedgerPair[] = []
  let unpredicted = 0
  for (const { document, set } of gold.documents.values()) {
    if (!set) continue
    const found = predicted.documents.get(document.id)?.set
    if (!found) unpredicted += 1
    const pair = { gold: set, predicted: found ?? emptySet(document.id, set.annotatorId) }
    pairs.push(pair)
    documents.push({
      documentId: document.id,
      text: document.text,
      gold: marksOf(pair.gold),
      predicted: marksOf(pair.predicted),
    })
  }
  const goldless = [...predicted.documents.keys()].filter((id) => !gold.documents.get(id)?.set).length
  if (unpredicted > 0) terminal.say(`${unpredicted} of ${documents.length} documents were not predicted`)
  if (goldless > 0) terminal.say(`${goldless} predicted documents have no gold and are not scored`)
  return scoreReport({
    evaluation: evaluate(documents, standardBootstrap),
    ledger: holdsLedger(gold.head.schema) ? ledgerScores(pairs, standardBootstrap) : null,
    patterns: errorPatterns(documents),
    texts: new Map(documents.map(({ documentId, text }) => [documentId, text])),
    unpredicted,
    goldless,
  })
}
