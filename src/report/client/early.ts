// Runs ahead of the page, so that it is never seen in the wrong colours, nor all views at once.
import { keptScheme, setScheme } from './scheme'

document.documentElement.classList.add('scripted')
if (location.hash !== '') document.documentElement.classList.add('opening')
setScheme(keptScheme())
