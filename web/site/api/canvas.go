package api

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// point is a place in a picture, in pixels from the top left.
type point struct{ x, y float64 }

// canvas is a picture that is drawn on.
type canvas struct{ image *image.RGBA }

func newCanvas(width, height int, paper color.Color) *canvas {
	c := &canvas{image.NewRGBA(image.Rect(0, 0, width, height))}
	draw.Draw(c.image, c.image.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	return c
}

// polyline draws a line through the points, with round ends and corners. It is
// filled as one shape, so that a translucent colour is as strong in a corner as
// along the line.
func (c *canvas) polyline(points []point, width float64, colour color.Color) {
	z := vector.NewRasterizer(c.image.Rect.Dx(), c.image.Rect.Dy())
	half := width / 2
	for i, p := range points {
		disc(z, p, half)
		if i == 0 {
			continue
		}
		q := points[i-1]
		length := math.Hypot(p.x-q.x, p.y-q.y)
		if length == 0 {
			continue
		}
		// Across the line, to its left: all parts turn the same way, else they would cancel where they overlap.
		nx, ny := (p.y-q.y)/length*half, (q.x-p.x)/length*half
		move(z, q.x+nx, q.y+ny)
		line(z, p.x+nx, p.y+ny)
		line(z, p.x-nx, p.y-ny)
		line(z, q.x-nx, q.y-ny)
		z.ClosePath()
	}
	z.Draw(c.image, c.image.Bounds(), image.NewUniform(colour), image.Point{})
}

// disc adds a circle as a polygon of 16 corners.
func disc(z *vector.Rasterizer, centre point, radius float64) {
	const corners = 16
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		if x, y := centre.x+radius*cos, centre.y+radius*sin; i == 0 {
			move(z, x, y)
		} else {
			line(z, x, y)
		}
	}
	z.ClosePath()
}

func move(z *vector.Rasterizer, x, y float64) { z.MoveTo(float32(x), float32(y)) }
func line(z *vector.Rasterizer, x, y float64) { z.LineTo(float32(x), float32(y)) }

// text draws from x on, with the base line at y, and returns where it ends.
func (c *canvas) text(face font.Face, x, y float64, text string, colour color.Color) float64 {
	d := font.Drawer{Dst: c.image, Src: image.NewUniform(colour), Face: face, Dot: fixed.P(int(math.Round(x)), int(math.Round(y)))}
	d.DrawString(text)
	return float64(d.Dot.X) / 64
}

func (c *canvas) textRight(face font.Face, x, y float64, text string, colour color.Color) {
	c.text(face, x-width(face, text), y, text, colour)
}

func (c *canvas) textCentre(face font.Face, x, y float64, text string, colour color.Color) {
	c.text(face, x-width(face, text)/2, y, text, colour)
}

// key draws a piece of a line and its name, and returns where the name ends.
func (c *canvas) key(x, y, width float64, line color.Color, name string, ink color.Color) float64 {
	c.polyline([]point{{x + 6, y - 8}, {x + 38, y - 8}}, width, line)
	return c.text(regular(24), x+54, y, name, ink)
}

func width(face font.Face, text string) float64 { return float64(font.MeasureString(face, text)) / 64 }

// The Go fonts, by Bigelow & Holmes, are under the licence of Go itself. A face
// is no more than a size and a buffer, and not for two at once: pictures are
// drawn one at a time, each with faces of its own.
var (
	regularFont = sync.OnceValue(func() *opentype.Font { return parse(goregular.TTF) })
	boldFont    = sync.OnceValue(func() *opentype.Font { return parse(gobold.TTF) })
)

func regular(size float64) font.Face { return face(regularFont(), size) }
func bold(size float64) font.Face    { return face(boldFont(), size) }

func parse(ttf []byte) *opentype.Font {
	f, err := opentype.Parse(ttf)
	if err != nil {
		panic(err) // it came with the program
	}
	return f
}

func face(f *opentype.Font, size float64) font.Face {
	made, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic(err)
	}
	return made
}
