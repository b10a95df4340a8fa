export { type Cell, type CsvOptions, csvLine, looksLikeFormula, toCsv } from '../text/to-csv'
