import type { Rule } from '../rule'

/** The rules for diagnoses. */
export const diagnosisRules: readonly Rule[] = []
