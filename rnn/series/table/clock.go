package table

import "strconv"

// A clock reads when a row is of.
type clock func(row Row) (at float64, ok bool)

// clock is that of a column of whole numbers that go one way, each a time: dates as
// 20240131, months as 202401, or seconds since 1970 and parts of them. It is nil where
// the column is none, or the only one.
func (t *Table) clock(column int) clock {
	if len(t.Columns) < 2 || t.Columns[column].Numbers != len(t.Rows) || len(t.Rows) < 3 {
		return nil
	}
	at := func(row Row) (float64, bool) {
		if column >= len(row.Cells) {
			return 0, false
		}
		v, err := strconv.Atoi(row.Cells[column])
		return float64(v), err == nil && v > 0
	}
	days, months, seconds, up, down := true, true, true, true, true
	var last float64
	for i, row := range t.Rows {
		v, ok := at(row)
		if !ok {
			return nil
		}
		whole := int(v)
		days = days && isDay(whole/10000, whole/100%100, whole%100)
		months = months && isDay(whole/100, whole%100, 1)
		seconds = seconds && v >= 1e8
		up, down = up && (i == 0 || v >= last), down && (i == 0 || v <= last)
		last = v
	}
	if (days || months || seconds) && up != down {
		return at
	}
	return nil
}

func isDay(year, month, day int) bool {
	return year >= 1800 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}
