/** The style of a report: light, for the screen and for paper. Holds no character that markup would escape. */
export const pageStyle = `
:root { color-scheme: light; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1.5rem; background: #fff; color: #1c1a17;
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 0.5rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 0.75rem; border-bottom: 1px solid #cfcac2; }
h3 { font-size: 1rem; margin: 1.5rem 0 0; }
h3 + p { margin: 0 0 0.5rem; color: #57524a; }
table { width: 100%; border-collapse: collapse; margin: 0.75rem 0 1.25rem; font-size: 0.85rem; }
th, td { padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid #e4e0d9; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
thead th { color: #57524a; font-weight: 600; }
tbody th { font-weight: 500; }
th.figure, td.figure { padding: 0.3rem 0 0.3rem 0.6rem; text-align: right; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
svg { display: block; max-width: 100%; height: auto; margin: 0.75rem 0; }
svg text { font-size: 13px; fill: #1c1a17; font-variant-numeric: tabular-nums; }
svg text.small { font-size: 12px; fill: #57524a; }
svg .grid { stroke: #d9d4cb; }
svg .whisker { stroke: #1c1a17; stroke-width: 1.5; fill: none; }
svg circle { fill: #1c1a17; }
svg rect { stroke: #1c1a17; }
svg .blank { fill: #fff; }
svg .full { fill: #1c1a17; }
.note { color: #57524a; }
.warning { padding: 0.6rem 0.9rem; border: 2px solid #1c1a17; }
dt { margin-top: 0.6rem; font-weight: 600; }
dd { margin: 0; }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 10pt; }
  h2, h3 { break-after: avoid; }
  tr, svg { break-inside: avoid; }
  thead { display: table-header-group; }
}
`
