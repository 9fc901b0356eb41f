// What rnnlab uses of Papa Parse: cutting a text into cells. make.sh bundles this file into csv.js.
import Papa from 'papaparse'
export const parse = Papa.parse
