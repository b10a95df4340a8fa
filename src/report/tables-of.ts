import type { Run } from '../run/run'
import type { DataTable } from './data-table'
import { factsOfRun } from './facts-of-run'
import { checklists } from './reporting-pack'
import { groupsTable, matrixTable, participantsTable } from './tables/cases'
import { checklistsTable } from './tables/checklists'
import { consensusTable } from './tables/consensus'
import { cooccurrenceTable } from './tables/cooccurrence'
import { coverageCodesTable, coverageTable } from './tables/coverage'
import { crosstabTables } from './tables/crosstab'
import { decisionsTable } from './tables/decisions'
import { exemplarsTable } from './tables/exemplars'
import { frameworkTable } from './tables/framework'
import { frequenciesTable } from './tables/frequencies'
import { guideCodesTable, guideTable } from './tables/guide'
import { jointDisplayTable } from './tables/joint-display'
import { keynessTable } from './tables/keyness'
import { dominanceTable, participationTable, responsesTable } from './tables/participation'
import { uptakeTable } from './tables/uptake'

/** Gives every table of a run, in the order of its files. docs/results.md explains them. */
export function tablesOf(run: Run): readonly DataTable[] {
  return [...countTables(run), ...analysisTables(run)]
}

/** Gives the tables of what was counted, and of what people decided. */
export function countTables(run: Run): readonly DataTable[] {
  return [
    frequenciesTable(run.frequencies),
    ...(run.accepted === null ? [] : [frequenciesTable(run.accepted, 'accepted'), decisionsTable(run)]),
    matrixTable(run.matrix),
    participantsTable(run.participants),
    groupsTable(run.groups),
    uptakeTable(run.uptake),
    exemplarsTable(run.exemplars),
  ]
}

/** Gives the tables that say more than counts. */
export function analysisTables(run: Run): readonly DataTable[] {
  const { guideUse, guideCodes, consensus } = run
  return [
    ...crosstabTables(run.crosstabs, run.attributeCrosstabs),
    cooccurrenceTable(run.cooccurrence),
    jointDisplayTable(run.jointDisplay),
    frameworkTable(run.framework),
    ...(guideUse ? [guideTable(guideUse)] : []),
    ...(guideCodes ? [guideCodesTable(guideCodes)] : []),
    ...(consensus ? [consensusTable(consensus)] : []),
    participationTable(run.participation),
    dominanceTable(run.dominance),
    responsesTable(run.following),
    coverageTable(run.coverage),
    coverageCodesTable(run.coverage),
    keynessTable(run.keyness),
    checklistsTable(checklists, factsOfRun(run)),
  ]
}
