/**
 * Words that rules ask for in guideline lines and conclusions, in lower case: where a line ends within one of them, its
 * hyphen is no part of it. Any other hyphen at the end of a line may be one of its word's own, as in "post-operative".
 */
export const unhyphenated: ReadonlySet<string> = new Set(
  (
    'decision based citation citations official disability guideline guidelines chapter section sections page pages table ' +
    'complaints conditions related stress shoulder elbow forearm ankle medical treatment treatments utilization schedule ' +
    'california chronic acupuncture opioid opioids surgical physical medicine general approach approaches initial assessment ' +
    'documentation american college occupational environmental practice administrator reviewer expert physician ' +
    'necessary necessity medically appropriate reasonable considered deemed regarded determined recommended supported ' +
    'indicated certified authorized approved established demonstrated documented justified warranted request requested ' +
    'therefore currently cannot without'
  ).split(' '),
)
