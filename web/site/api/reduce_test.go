package api

import (
	"image"
	"image/color"
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
