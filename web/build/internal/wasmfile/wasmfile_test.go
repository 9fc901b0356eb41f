package wasmfile

import (
	"bytes"
	"errors"
	"slices"
	"testing"
)

func TestSections(t *testing.T) {
	module := []byte(header + "\x01\x02ab" + "\x0b\x00" + "\x00\x01c")
	sections, err := Sections(module)
	if err != nil || len(sections) != 3 || sections[0].ID != 1 || string(sections[0].Content) != "ab" || sections[1].ID != DataSection {
		t.Fatalf("sections %v, %v", sections, err)
	}
	if again := Module(sections); !bytes.Equal(again, module) {
		t.Errorf("written again: %q", again)
	}
	for name, bad := range map[string]string{
		"empty":           "",
		"another version": "\x00asm\x02\x00\x00\x00",
		"cut short":       header + "\x01\x03ab",
		"no length":       header + "\x01",
		"endless length":  header + "\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
	} {
		if _, err := Sections([]byte(bad)); !errors.Is(err, ErrFormat) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestNumbers(t *testing.T) {
	// As the specification's own examples of LEB128 have them.
	r := Reader("\xe5\x8e\x26\xc0\xbb\x78\x03abc")
	if n := r.Number(); n != 624485 {
		t.Errorf("unsigned %d", n)
	}
	if n := r.Signed(); n != -123456 {
		t.Errorf("signed %d", n)
	}
	if text := r.Text(); text != "abc" || len(r) > 0 {
		t.Errorf("text %q, and left are %d bytes", text, len(r))
	}
	for _, value := range []int{0, 1, 63, 64, 127, 128, 8191, 8192, 1<<31 - 1} {
		r := Reader(AppendSigned(nil, value))
		if n := r.Signed(); n != value || len(r) > 0 {
			t.Errorf("%d is read as %d", value, n)
		}
	}
}

func TestReadList(t *testing.T) {
	var all []byte
	err := ReadList([]byte("\x02ab"), func(r *Reader) { all = append(all, r.Byte()) })
	if err != nil || !slices.Equal(all, []byte("ab")) {
		t.Errorf("%q, %v", all, err)
	}
	for _, bad := range []string{"\x03ab", "\x01ab", ""} {
		if err := ReadList([]byte(bad), func(r *Reader) { r.Byte() }); err != ErrFormat {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}
