package api

import (
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"os"
	"strings"
	"testing"
)

func TestReduce(t *testing.T) {
	for name, p := range map[string]palette{"light": light, "dark": dark} {
		all := p.shades()
		if len(all) > 256 {
			t.Fatalf("%s has %d colours, a palette 256", name, len(all))
		}
		// Each colour of the design stays what it is, and one half way between two is hardly another.
		half := func(a, b uint8) uint8 { return uint8((int(a) + int(b)) / 2) }
		for c, within := range map[color.NRGBA]int{p.paper: 0, p.ink: 0, p.muted: 0, p.line: 0, p.band: 0, p.prediction: 0,
			{half(p.paper.R, p.prediction.R), half(p.paper.G, p.prediction.G), half(p.paper.B, p.prediction.B), 255}: 6} {
			picture := image.NewRGBA(image.Rect(0, 0, 2, 1))
			picture.Set(1, 0, c)
			picture.Set(0, 0, p.paper)
			got := color.NRGBAModel.Convert(reduce(picture, all).At(1, 0)).(color.NRGBA)
			for _, d := range []int{int(got.R) - int(c.R), int(got.G) - int(c.G), int(got.B) - int(c.B)} {
				if d > within || d < -within {
					t.Errorf("%s: %v became %v", name, c, got)
				}
			}
		}
	}
}

// A picture has the page's words and colours.
func TestPicturesAreThePages(t *testing.T) {
	var words map[string]string
	text, err := os.ReadFile("../../app/text/en.json")
	if err == nil {
		err = json.Unmarshal(text, &words)
	}
	if err != nil || words["hero.title"] != title {
		t.Errorf("the title is %q, the page's %q (%v)", title, words["hero.title"], err)
	}
	tokens, err := os.ReadFile("../../app/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	for theme, p := range map[string]palette{"light": light, "dark": dark} {
		for name, c := range map[string]color.NRGBA{"paper": p.paper, "ink": p.ink, "muted": p.muted, "line": p.line, "prediction": p.prediction} {
			if token := fmt.Sprintf("--%s: #%02x%02x%02x;", name, c.R, c.G, c.B); !strings.Contains(string(tokens), token) {
				t.Errorf("%s: the page has no %s", theme, token)
			}
		}
	}
}
