package series

import (
	"slices"
	"testing"
)

func TestAlphabet(t *testing.T) {
	a, err := AlphabetOf("二百零五 two hundred 二")
	if err != nil {
		t.Fatal(err)
	}
	if want := " dehnortuw二五百零"; a.String() != want || a.Len() != 14 {
		t.Errorf("alphabet %q of %d, want %q", a, a.Len(), want)
	}
	tokens, missing := a.Tokens("零 ten九9九 二")
	if text := a.Text(tokens...); text != "零 ten 二" || !slices.Equal(missing, []rune{'九', '9'}) {
		t.Errorf("%v is %q, without %q", tokens, text, missing)
	}
	for _, text := range []string{"", "aaa"} {
		if _, err := AlphabetOf(text); err == nil {
			t.Errorf("an alphabet of %q", text)
		}
	}
}
