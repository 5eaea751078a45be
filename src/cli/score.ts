import { emptySet } from '../core/annotation/annotation-set'
import { standardBootstrap } from '../core/evaluation/bootstrap'
import { reportOf, type ScoredLetter } from '../core/imr/evaluation/report'
import { exitCodes, type Command, type Terminal } from './command'
import { readCorpus, type Corpus } from './read-corpus'
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
    const letters = scoredLetters(gold, predicted, terminal)
    const report = reportOf(letters, gold.head.schema, standardBootstrap)
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

/** The gold with what was predicted of each of its documents; says which are in one of both alone. */
function scoredLetters(gold: Corpus, predicted: Corpus, terminal: Terminal): readonly ScoredLetter[] {
  const letters = [...gold.documents.values()].flatMap(({ document, set }) =>
    set ? [{ document, gold: set, found: predicted.documents.get(document.id)?.set }] : [],
  )
  const unpredicted = letters.filter(({ found }) => !found).length
  const goldless = [...predicted.documents.keys()].filter((id) => !gold.documents.get(id)?.set).length
  if (unpredicted > 0) terminal.say(`${unpredicted} of ${letters.length} documents were not predicted`)
  if (goldless > 0) terminal.say(`${goldless} predicted documents have no gold and are not scored`)
  return letters.map(({ found, ...letter }) => ({
    ...letter,
    predicted: found ?? emptySet(letter.document.id, letter.gold.annotatorId),
  }))
}
