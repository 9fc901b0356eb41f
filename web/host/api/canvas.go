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
	half := width / 2
	box := around(points, half).Intersect(c.image.Rect)
	p := pen{vector.NewRasterizer(box.Dx(), box.Dy()), point{float64(box.Min.X), float64(box.Min.Y)}}
	for i, to := range points {
		p.disc(to, half)
		if i > 0 {
			p.bar(points[i-1], to, half)
		}
	}
	p.z.Draw(c.image, box, image.NewUniform(colour), image.Point{})
}

// rectangle fills one, on whole pixels.
func (c *canvas) rectangle(x, y, width, height float64, colour color.Color) {
	at := func(v float64) int { return int(math.Round(v)) }
	draw.Draw(c.image, image.Rect(at(x), at(y), at(x+width), at(y+height)), image.NewUniform(colour), image.Point{}, draw.Src)
}

// around is the rectangle of the pixels that a line through the points touches.
func around(points []point, half float64) image.Rectangle {
	least, most := points[0], points[0]
	for _, p := range points {
		least = point{min(least.x, p.x), min(least.y, p.y)}
		most = point{max(most.x, p.x), max(most.y, p.y)}
	}
	return image.Rect(int(math.Floor(least.x-half)), int(math.Floor(least.y-half)), int(math.Ceil(most.x+half)), int(math.Ceil(most.y+half)))
}

// pen adds to a shape, whose rectangle starts at origin. All that it adds turns
// the same way: else it would cancel where it overlaps.
type pen struct {
	z      *vector.Rasterizer
	origin point
}

// disc adds a circle as a polygon of 16 corners.
func (p pen) disc(centre point, radius float64) {
	const corners = 16
	circle := make([]point, corners)
	for i := range circle {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		circle[i] = point{centre.x + radius*cos, centre.y + radius*sin}
	}
	p.polygon(circle)
}

// bar adds a line from a to b with straight ends.
func (p pen) bar(a, b point, half float64) {
	length := math.Hypot(b.x-a.x, b.y-a.y)
	if length == 0 {
		return
	}
	nx, ny := (b.y-a.y)/length*half, (a.x-b.x)/length*half // across the line, to its left
	p.polygon([]point{{a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}})
}

func (p pen) polygon(corners []point) {
	for i, c := range corners {
		x, y := float32(c.x-p.origin.x), float32(c.y-p.origin.y)
		if i == 0 {
			p.z.MoveTo(x, y)
		} else {
			p.z.LineTo(x, y)
		}
	}
	p.z.ClosePath()
}

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
