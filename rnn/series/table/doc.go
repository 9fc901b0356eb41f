// Package table says what the cells of a file of numbers mean: which separator
// and decimal mark it has, where its table begins and ends, which cells are
// numbers, which are missing, and which way time runs. [Read] gives a [Table],
// [Table.Series] one column of it as numbers in the order of time.
//
// Cutting a text into cells is not done here but by a [Cutter]: package
// rnn/series/csv has one made of encoding/csv, a web page another, and both get
// the same numbers. This package links neither fmt nor encoding/csv.
//
// Nothing is guessed in silence: what was decided is in the Table, and whatever
// could have been read in another way is a [Note] with the line and the cell. A
// file that cannot be read rightly is an [Error], which has the same parts.
package table
