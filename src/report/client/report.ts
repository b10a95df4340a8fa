// The report's script: shows one view at a time, and fills those that are made on demand.

import { startFilters } from './codings-view'
import { byId } from './dom'
import { startNavigation } from './navigation'
import { startPrinting } from './printing'
import { startRouting } from './routing'
import { keepScheme, keptScheme, type Scheme, setScheme } from './scheme'
import { startSearch } from './search-view'
import { study } from './study'
import { startTranscripts } from './transcript-view'

const scheme = byId('scheme') as HTMLSelectElement
scheme.value = keptScheme()
scheme.addEventListener('change', () => {
  setScheme(scheme.value as Scheme)
  keepScheme(scheme.value as Scheme)
})

startPrinting()
startNavigation()
if (study.hasTranscripts) {
  startSearch()
  startFilters()
  startTranscripts()
}
startRouting()
