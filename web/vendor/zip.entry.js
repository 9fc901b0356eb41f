// What rnnlab uses of fflate: archives whose files are stored as they are. make.sh bundles this file into zip.js.
export { Zip, ZipPassThrough } from 'fflate';
