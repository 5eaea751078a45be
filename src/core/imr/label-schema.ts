import type { LabelSchema } from '../annotation/label-schema'

/** The label schema of Independent Medical Review letters, as annotation guidelines imr-v1 define it. */
export const imrLabelSchema: LabelSchema = {
  labels: [
    {
      id: 'diagnosis',
      name: 'Diagnosis',
      key: '1',
      colour: 'green',
      description:
        'A disease, injury or syndrome that the letter asserts of the patient, wherever it stands.',
      attributes: [
        {
          id: 'status',
          name: 'Status',
          type: 'choice',
          choices: ['active', 'historical', 'negated', 'probable'],
        },
        { id: 'icd10cm', name: 'ICD-10-CM', type: 'codes', codeSystem: 'ICD-10-CM', release: '2014' },
      ],
    },
    {
      id: 'requested_item',
      name: 'Requested item',
      key: '2',
      colour: 'blue',
      description: 'What was asked for, once per issue, in its heading, without the colon and the outcome.',
      attributes: [],
    },
    {
      id: 'guideline',
      name: 'Guideline',
      key: '3',
      colour: 'violet',
      description: 'Each document cited on the two guideline lines, up to its last chapter, page or address.',
      attributes: [
        { id: 'source', name: 'Source', type: 'choice', choices: ['MTUS', 'ACOEM', 'ODG', 'other'] },
        {
          id: 'cited_by',
          name: 'Cited by',
          type: 'choice',
          choices: ['claims administrator', 'MAXIMUS'],
        },
      ],
    },
    {
      id: 'outcome',
      name: 'Outcome',
      key: '4',
      colour: 'orange',
      description: 'The outcome word of the heading, and the last conclusion of the rationale.',
      attributes: [
        {
          id: 'outcome',
          name: 'Outcome',
          type: 'choice',
          choices: ['upheld', 'overturned', 'partially overturned'],
        },
        { id: 'where', name: 'Where', type: 'choice', choices: ['heading', 'rationale'] },
      ],
    },
  ],
  relations: [
    { id: 'DECIDES', name: 'Decides', from: ['outcome'], to: ['requested_item'] },
    { id: 'APPLIES_TO', name: 'Applies to', from: ['guideline'], to: ['requested_item'] },
  ],
}
