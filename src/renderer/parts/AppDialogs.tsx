import { EvaluateDialog } from '../screens/evaluate/EvaluateDialog'
import { LensDialog } from '../screens/lens/LensDialog'
import { ImportPredictionsDialog } from '../screens/parsers/ImportPredictionsDialog'
import { RemoveSuggesterDialog } from '../screens/parsers/RemoveSuggesterDialog'
import { NewProject } from '../screens/start/NewProject'
import { UnofficialEngine } from '../screens/start/UnofficialEngine'
import { WhoCodes } from '../screens/start/WhoCodes'
import { BackupDialog } from '../screens/transfer/BackupDialog'
import { CompareDialog } from '../screens/transfer/CompareDialog'
import { ExportDialog } from '../screens/transfer/ExportDialog'
import { ImportDialog } from '../screens/transfer/ImportDialog'
import { VerifyDialog } from '../screens/transfer/VerifyDialog'
import { EarlierVersions } from '../screens/versions/EarlierVersions'
import { AboutDialog } from './AboutDialog'
import { CommandPalette } from './CommandPalette'
import { ConfirmRemove } from './ConfirmRemove'
import { KeysHelp } from './KeysHelp'

/** Every dialog that the state can name; each shows itself while it is the one. */
export function AppDialogs() {
  return (
    <>
      <NewProject />
      <WhoCodes />
      <ConfirmRemove />
      <EarlierVersions />
      <LensDialog />
      <ImportDialog />
      <ExportDialog />
      <VerifyDialog />
      <CompareDialog />
      <ImportPredictionsDialog />
      <RemoveSuggesterDialog />
      <EvaluateDialog />
      <BackupDialog />
      <CommandPalette />
      <KeysHelp />
      <AboutDialog />
      <UnofficialEngine />
    </>
  )
}
