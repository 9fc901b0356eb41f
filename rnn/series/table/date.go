package table

import (
	"strconv"
	"strings"
)

// isDate tells whether a cell is a date, a month or a time in one of the common
// ways of writing them.
func isDate(cell string) bool {
	_, ok := dateKey(cell, false)
	return ok
}

var months = map[string]int{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"mai": 5, "okt": 10, "dez": 12, "m\u00e4r": 3}

// dateKey is a number that grows with the date of a cell. dayFirst says which of
// 1/2/2024's numbers is the day, where neither is beyond 12.
func dateKey(cell string, dayFirst bool) (key float64, ok bool) {
	if len(cell) > 40 {
		return 0, false
	}
	cell = halfWidth(cell)
	if key, ok := periodKey(cell); ok {
		return key, true
	}
	noon := 0 // hours to add in the afternoon
	if at := len(cell) - 2; at > 0 && strings.IndexByte(cell, ':') > 0 {
		half := strings.ToLower(cell[at:])
		if half == "pm" {
			noon = 12
		}
		if half == "am" || half == "pm" {
			cell = strings.TrimSpace(cell[:at])
			if strings.Contains(cell, " 12:") {
				noon -= 12
			}
		}
	}
	parts := strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("-/.: ,TZ\u5e74\u6708\u65e5", r) })
	if len(parts) < 2 || len(parts) > 8 {
		return 0, false
	}
	var n []int
	month, monthAt := 0, -1
	for i, p := range parts {
		v, digits := 0, true
		for _, r := range p {
			if r < '0' || r > '9' || v > 9999999 {
				digits = false
				break
			}
			v = 10*v + int(r-'0')
		}
		if digits {
			n = append(n, v)
			continue
		}
		runes := []rune(strings.ToLower(p))
		m, named := months[string(runes[:min(3, len(runes))])]
		if !named || month > 0 || i > 1 {
			return 0, false
		}
		month, monthAt = m, len(n)
	}
	if month == 0 && (!joined(cell) || strings.Contains(strings.ReplaceAll(cell, ", ", " "), ",")) {
		return 0, false
	}
	var year, day int
	var clock []int
	switch {
	case month > 0 && len(n) == 1: // Jan 2024, Jan-24
		year = n[0]
	case month > 0 && len(n) >= 2 && monthAt <= 1: // 2 Jan 2024, Jan 2, 2024, 2024 Jan 2
		day, year, clock = n[0], n[1], n[2:]
		if n[0] > 31 {
			day, year = n[1], n[0]
		}
	case len(n) == 2 && n[0] >= 1000 && n[0] <= 2999 && strings.IndexByte(cell, ':') < 0 && n[1] < 100: // 2024-01
		year, month = n[0], n[1]
		return dayKey(year, month, 0), true
	case len(n) == 2 && n[1] >= 1000 && n[1] <= 2999 && n[0] >= 1 && n[0] <= 12: // 01/2024
		year, month = n[1], n[0]
	case len(n) >= 3 && n[0] >= 1000 && n[0] <= 2999: // 2024-01-02
		year, month, day, clock = n[0], n[1], n[2], n[3:]
	case len(n) >= 3 && n[2] >= 0 && n[2] <= 2999 && (strings.IndexByte(cell, ':') < 0 || len(n) >= 5): // 02.01.2024, 1/2/24
		year, month, day, clock = n[2], n[0], n[1], n[3:]
		if dayFirst || month > 12 || strings.Count(cell, ".") >= 2 {
			month, day = day, month
		}
	default:
		return 0, false
	}
	if year < 100 {
		year += 2000
		if year > 2069 {
			year -= 100
		}
	}
	if month < 1 || month > 12 || day > 31 || year < 1000 || year > 2999 || len(clock) > 4 {
		return 0, false
	}
	key = dayKey(year, month, day) + float64(float64(noon)*1e2)
	for i, weight := range []float64{1e2, 1, 1e-2, 1e-5} {
		if i < len(clock) {
			key += float64(float64(clock[i]) * weight)
		}
	}
	return key, true
}

// periodKey is dateKey of a quarter or a week: 2024Q1, 2024-W05, Q1 2024, also in Chinese.
func periodKey(cell string) (key float64, ok bool) {
	if rest, found := strings.CutSuffix(cell, "\u5b63\u5ea6"); found {
		year, quarter, _ := strings.Cut(rest, "\u5e74")
		cell = year + "Q" + strings.TrimPrefix(quarter, "\u7b2c")
	}
	at := strings.IndexAny(cell, "QqWw")
	if at < 0 {
		return 0, false
	}
	const apart = " -/'"
	kind, year := cell[at], strings.TrimRight(cell[:at], apart)
	count, rest, _ := strings.Cut(strings.TrimLeft(cell[at+1:], " "), " ")
	if at == 0 {
		if n := strings.IndexAny(count, apart); n > 0 {
			count, rest = count[:n], count[n+1:]
		}
		year = rest
	} else if rest != "" {
		return 0, false
	}
	y, err := strconv.Atoi(year)
	n, bad := strconv.Atoi(count)
	if err != nil || bad != nil || len(year) != 4 || y < 1000 || y > 2999 || n < 1 {
		return 0, false
	}
	if kind == 'Q' || kind == 'q' {
		return dayKey(y, 3*n-2, 0), n <= 4
	}
	return float64(float64(y)*1e8) + float64(float64(n)*1e6), n <= 53
}

// joined tells whether a cell's first two numbers are joined as those of a date
// are: "1,2,3" and "1 2 3" are none.
func joined(cell string) bool {
	at := strings.IndexFunc(cell, func(r rune) bool { return r < '0' || r > '9' })
	return at > 0 && strings.ContainsAny(cell[at:][:1], "-/.") || at > 0 && strings.HasPrefix(cell[at:], "\u5e74")
}

// dayKey grows with the date.
func dayKey(year, month, day int) float64 {
	return float64(float64(year)*1e8) + float64(float64(month)*1e6) + float64(float64(day)*1e4)
}
