import { Button, Checkbox, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReportFormat } from '../../../ipc/evaluation-views'
import { Callout } from '../../parts/Callout'
import { appStore } from '../../state/app-store'

/** Saves all figures of the evaluation as one file, without words of the letters unless they are asked for. */
export function ReportPanel() {
  const [format, setFormat] = useState<ReportFormat>('html')
  const [withQuotes, setWithQuotes] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [saved, setSaved] = useState<string | null>(null)

  async function save(): Promise<void> {
    setIsBusy(true)
    setSaved(null)
    const name = await appStore.saveReport(format, withQuotes)
    setIsBusy(false)
    setSaved(name)
  }

  return (
    <Stack gap="lg" align="flex-start">
      <Text size="sm">
        The report has the figures of all tabs: scores with their intervals, rules, and errors with your
        verdicts.
      </Text>
      <Radio.Group label="As" value={format} onChange={(value) => setFormat(value)}>
        <Stack gap="sm" mt="sm">
          <Radio
            value="html"
            label="Page (HTML)"
            description="With plots, for reading and printing. It needs no network and holds no script."
          />
          <Radio value="json" label="Data (JSON)" description="For another program." />
        </Stack>
      </Radio.Group>
      <Checkbox
        checked={withQuotes}
        onChange={({ currentTarget }) => setWithQuotes(currentTarget.checked)}
        label="With quotes"
        description="The words of each error, and your notes. Without them places are named by ids and offsets alone."
      />
      {withQuotes && (
        <Callout tone="caution" title="The report will contain words of the letters" role="status">
          <Text size="sm">Keep it where the letters may be kept.</Text>
        </Callout>
      )}
      <Button loading={isBusy} onClick={() => void save()}>
        Save the report …
      </Button>
      {saved !== null && (
        <Callout tone="good" title={`Saved as ${saved}`} role="status">
          <Text size="sm">
            {withQuotes ? 'It contains words of the letters.' : 'It contains no words of the letters.'}
          </Text>
        </Callout>
      )}
    </Stack>
  )
}
