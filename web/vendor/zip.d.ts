// zip.js has the types of the package that it is made from.
export { Zip, ZipPassThrough } from 'fflate'
