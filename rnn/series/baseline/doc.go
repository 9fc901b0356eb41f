// Package baseline is what is reached on a series without a network, and what a
// network is worth beside it. [Floors] are rules: the mean, the last value, the
// last season, a straight line through the values before. [Propose] chooses a
// transform by what helps the straight line. [Judge] holds a network's
// predictions against the floors and says what there is to say as data; words
// are the caller's.
//
// Whatever a rule has to choose it chooses by the training part of a series,
// and its kind or order by the validation part; the test part is only measured.
// All errors are in the units of the series. The same arguments give the same bits
// on every target.
package baseline
