package table

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decode is the text of a file, whatever it is written in, without a byte order
// mark and with "\n" alone at the ends of lines.
func decode(data []byte) (string, []Note, error) {
	if workbook(data) {
		return "", nil, fail(Note{Code: Spreadsheet})
	}
	var notes []Note
	text := string(data)
	big, wide := widths(data)
	switch {
	case wide:
		units := make([]uint16, len(data)/2)
		for i := range units {
			lo, hi := data[2*i], data[2*i+1]
			if big {
				lo, hi = hi, lo
			}
			units[i] = uint16(lo) | uint16(hi)<<8
		}
		text = string(utf16.Decode(units))
		notes = append(notes, Note{Code: UTF16})
	case !utf8.Valid(data):
		runes := make([]rune, len(data))
		for i, b := range data {
			runes[i] = rune(b)
			if b >= 0x80 && b < 0xa0 {
				runes[i] = windows1252[b-0x80]
			}
		}
		text = string(runes)
		notes = append(notes, Note{Code: Latin1})
	}
	for _, unseen := range []string{"\ufeff", "\u200b", "\u200e", "\u200f", "\u202a", "\u202c"} { // as come with what is copied
		text = strings.ReplaceAll(text, unseen, "")
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if at := strings.IndexByte(text, 0); at >= 0 {
		return "", nil, fail(Note{Code: NotText, Line: 1 + strings.Count(text[:at], "\n")})
	}
	if strings.TrimSpace(text) == "" {
		return "", nil, fail(Note{Code: Empty})
	}
	return text, notes, nil
}

// unlisted is a text without the brackets of a list, as programs print one:
// [1, 2, 3] or x = np.array([1, 2]).
func unlisted(text string) string {
	whole := strings.TrimSpace(text)
	from, to := strings.IndexByte(whole, '['), strings.LastIndexByte(whole, ']')
	if from < 0 || to < from || from > 30 || len(whole)-to > 30 || strings.ContainsAny(whole[:from], "0123456789\n") {
		return text
	}
	inside := whole[from+1 : to]
	if strings.ContainsAny(inside, "[]\"") {
		return text
	}
	return strings.ReplaceAll(inside, "\n", " ") // lines mean nothing in a list
}

// windows1252 is what Windows-1252 has at 0x80 to 0x9f, where Latin-1 has
// characters that no text has: the euro, dashes and curled quotes.
var windows1252 = [32]rune{
	'\u20ac', 0x81, '\u201a', '\u0192', '\u201e', '\u2026', '\u2020', '\u2021', '\u02c6', '\u2030', '\u0160', '\u2039', '\u0152', 0x8d, '\u017d', 0x8f,
	0x90, '\u2018', '\u2019', '\u201c', '\u201d', '\u2022', '\u2013', '\u2014', '\u02dc', '\u2122', '\u0161', '\u203a', '\u0153', 0x9d, '\u017e', '\u0178',
}

// workbook tells the files of spreadsheets by their first bytes: a zip, and the
// compound files of before 2007.
func workbook(data []byte) bool {
	return strings.HasPrefix(string(data[:min(len(data), 4)]), "PK\x03\x04") ||
		strings.HasPrefix(string(data[:min(len(data), 4)]), "\xd0\xcf\x11\xe0")
}

// widths tells UTF-16 by its byte order mark, or by a 0 in every other byte of
// its start, as digits and separators have.
func widths(data []byte) (big, wide bool) {
	if len(data) >= 2 {
		switch {
		case data[0] == 0xff && data[1] == 0xfe:
			return false, true
		case data[0] == 0xfe && data[1] == 0xff:
			return true, true
		}
	}
	var zeros [2]int
	start := data[:min(len(data), 200)&^1]
	for i, b := range start {
		if b == 0 {
			zeros[i%2]++
		}
	}
	half := len(start) / 2
	if half < 2 {
		return false, false
	}
	return zeros[0] == half, (zeros[0] == half && zeros[1] == 0) || (zeros[1] == half && zeros[0] == 0)
}
