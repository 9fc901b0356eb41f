package api

import (
	"image"
	"image/color"
)

// shades are the colours of a picture: those given, and ramp-2 between each two
// of them, as the edges of one on the other have.
func shades(flat []color.NRGBA, ramp int) color.Palette {
	var all color.Palette
	for i, a := range flat {
		all = append(all, a)
		for _, b := range flat[:i] {
			for step := 1; step < ramp-1; step++ {
				mix := func(x, y uint8) uint8 { return uint8((int(x)*(ramp-1-step) + int(y)*step) / (ramp - 1)) }
				all = append(all, color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255})
			}
		}
	}
	return all
}

// reduce is the picture in the colours of a palette: a third of the bytes of the
// picture in full colour, and of the time to compress them.
func reduce(picture *image.RGBA, palette color.Palette) *image.Paletted {
	out := image.NewPaletted(picture.Rect, palette)
	index := map[color.RGBA]uint8{}
	var last color.RGBA
	var at uint8
	for i := range out.Pix {
		pixel := picture.Pix[4*i:]
		c := color.RGBA{pixel[0], pixel[1], pixel[2], pixel[3]}
		if c != last || i == 0 { // most pixels are as the one before
			known, ok := index[c]
			if !ok {
				known = uint8(palette.Index(c))
				index[c] = known
			}
			last, at = c, known
		}
		out.Pix[i] = at
	}
	return out
}
