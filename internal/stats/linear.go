package stats

import "math"

// Small dense linear algebra for symmetric positive definite matrices. All
// matrices are square, row by row in one slice; only the lower half is used.
// Products are rounded before they are added (float64(x*y)), so that machines
// with and without fused multiply-add agree to the last bit.

// Dot is the sum of products of two slices of one length. Four sums run side
// by side, which is faster and always adds in the same order.
func Dot(a, b []float64) float64 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float64
	i := 0
	for ; i+4 <= len(a); i += 4 {
		x, y := a[i:i+4:i+4], b[i:i+4:i+4]
		s0 += float64(x[0] * y[0])
		s1 += float64(x[1] * y[1])
		s2 += float64(x[2] * y[2])
		s3 += float64(x[3] * y[3])
	}
	for ; i < len(a); i++ {
		s0 += float64(a[i] * b[i])
	}
	return (s0 + s1) + (s2 + s3)
}

// Cholesky factors a (n by n) in place into L with L L' = a. It returns the
// log determinant of a, or false where a is not positive definite.
func Cholesky(a []float64, n int) (logDet float64, ok bool) {
	for j := range n {
		rowJ := a[j*n : j*n+j+1]
		s := rowJ[j] - Dot(rowJ[:j], rowJ[:j])
		if !(s > 1e-12) {
			return 0, false
		}
		l := math.Sqrt(s)
		rowJ[j] = l
		logDet += 2 * math.Log(l)
		for i := j + 1; i < n; i++ {
			row := a[i*n : i*n+j+1]
			row[j] = (row[j] - Dot(row[:j], rowJ[:j])) / l
		}
	}
	return logDet, true
}

// SolveLower overwrites b with the solution of L x = b.
func SolveLower(l []float64, n int, b []float64) {
	for i := range n {
		row := l[i*n : i*n+i+1]
		b[i] = (b[i] - Dot(row[:i], b[:i])) / row[i]
	}
}

// SolveUpper overwrites b with the solution of L' x = b.
func SolveUpper(l []float64, n int, b []float64) {
	for i := n - 1; i >= 0; i-- {
		s := b[i]
		for k := i + 1; k < n; k++ {
			s -= float64(l[k*n+i] * b[k])
		}
		b[i] = s / l[i*n+i]
	}
}

// Eigen gives the eigenvalues of a symmetric matrix (both halves filled, n by
// n, overwritten) and the eigenvectors as columns of v, by cyclic Jacobi
// rotations (Golub and Van Loan, Matrix Computations, section 8.5).
func Eigen(a []float64, n int) (values, v []float64) {
	v = make([]float64, n*n)
	for i := range n {
		v[i*n+i] = 1
	}
	for range 60 {
		off := 0.0
		for i := range n {
			for j := range i {
				off += float64(a[i*n+j] * a[i*n+j])
			}
		}
		if off < 1e-20 {
			break
		}
		for p := range n {
			for q := p + 1; q < n; q++ {
				rotate(a, v, n, p, q)
			}
		}
	}
	values = make([]float64, n)
	for i := range values {
		values[i] = a[i*n+i]
	}
	return values, v
}

// rotate makes a[p][q] zero.
func rotate(a, v []float64, n, p, q int) {
	if math.Abs(a[p*n+q]) < 1e-300 {
		return
	}
	theta := (a[q*n+q] - a[p*n+p]) / (2 * a[p*n+q])
	t := 1 / (math.Abs(theta) + math.Sqrt(float64(theta*theta)+1))
	if theta < 0 {
		t = -t
	}
	c := 1 / math.Sqrt(float64(t*t)+1)
	s := float64(t * c)
	turn := func(m []float64, i, j int) {
		x, y := m[i], m[j]
		m[i] = float64(c*x) - float64(s*y)
		m[j] = float64(s*x) + float64(c*y)
	}
	for k := range n {
		turn(a, k*n+p, k*n+q)
	}
	for k := range n {
		turn(a, p*n+k, q*n+k)
	}
	for k := range n {
		turn(v, k*n+p, k*n+q)
	}
}
