// Package series makes and prepares time series for supervised training: it
// generates them, divides them in parts to train, validate and test ([Parts]),
// takes out scale, trend and season in a way that can be undone ([Transform]),
// cuts them in windows that predict the next value, and splits the windows for
// training and validation. Package rnn/series/csv reads them from a file, and
// rnn/series/baseline has what rules without a network reach on them. [Sequences]
// cuts tokens, such as the characters of a text.
//
// The series of the tutorial this project follows, with its 100 training and 50
// validation records:
//
//	records, err := series.Windows(series.Sine(200), 50)
//	training, validation, err := series.Split(records, 50)
//
// Nothing here uses global randomness, and the same arguments give the same
// bits on every target. Errors name the argument that is wrong and its range.
package series
