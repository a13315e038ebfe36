//go:build !purego

#include "textflag.h"

// One step of k for one row: the row's pair times the pairs of all columns,
// the two products of each column added to its sum.
#define ROW512(at, low, high) \
	VPBROADCASTD at, Z10        \
	VPMADDWD     Z8, Z10, Z11   \
	VPMADDWD     Z9, Z10, Z12   \
	VPADDD       Z11, low, low  \
	VPADDD       Z12, high, high

#define ROW256(at, low, high) \
	VPBROADCASTD at, Y10        \
	VPMADDWD     Y8, Y10, Y11   \
	VPMADDWD     Y9, Y10, Y12   \
	VPADDD       Y11, low, low  \
	VPADDD       Y12, high, high

// Turns a row's sums to floats, in the units of the columns (Z8, Z9) and the
// row, adds them to c, and goes on to the next row.
#define STORE512(low, high) \
	VBROADCASTSS (R14), Z10      \
	VMULPS       Z8, Z10, Z11    \
	VMULPS       Z9, Z10, Z12    \
	VCVTDQ2PS    low, low        \
	VCVTDQ2PS    high, high      \
	VMULPS       Z11, low, low   \
	VMULPS       Z12, high, high \
	VADDPS       (DI), low, low  \
	VADDPS       64(DI), high, high \
	VMOVUPS      low, (DI)       \
	VMOVUPS      high, 64(DI)    \
	ADDQ         $4, R14         \
	ADDQ         R8, DI

#define STORE256(low, high, at) \
	VMULPS    Y8, Y10, Y11          \
	VMULPS    Y9, Y10, Y12          \
	VCVTDQ2PS low, low              \
	VCVTDQ2PS high, high            \
	VMULPS    Y11, low, low         \
	VMULPS    Y12, high, high       \
	VADDPS    at+0(DI), low, low    \
	VADDPS    at+32(DI), high, high \
	VMOVUPS   low, at+0(DI)         \
	VMOVUPS   high, at+32(DI)

#define NEXT256 \
	ADDQ $4, R14 \
	ADDQ R8, DI

// Pointers to the four rows of a: SI, R11, R12, R13; R14 and BX to the units
// of rows and columns.
#define TILE_ARGS \
	MOVQ c+0(FP), DI        \
	MOVQ stride+8(FP), R8   \
	MOVQ a+16(FP), SI       \
	MOVQ width+24(FP), R9   \
	MOVQ b+32(FP), DX       \
	MOVQ k+40(FP), CX       \
	MOVQ rows+48(FP), R14   \
	MOVQ columns+56(FP), BX \
	LEAQ (SI)(R9*1), R11    \
	LEAQ (R11)(R9*1), R12   \
	LEAQ (R12)(R9*1), R13

#define TILE_NEXT \
	ADDQ $4, SI   \
	ADDQ $4, R11  \
	ADDQ $4, R12  \
	ADDQ $4, R13  \
	ADDQ $64, DX  \
	DECQ CX

#define STRIP_ARGS \
	MOVQ c+0(FP), DI        \
	MOVQ a+8(FP), SI        \
	MOVQ b+16(FP), DX       \
	MOVQ k+24(FP), CX       \
	MOVQ row+32(FP), R14    \
	MOVQ columns+40(FP), BX

// func rounded4x32AVX512(c *float32, stride int, a *int16, width int, b *int8, k int, rows, columns *float32)
TEXT ·rounded4x32AVX512(SB), NOSPLIT, $0-64
	TILE_ARGS
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7

loop:
	VPMOVSXBW (DX), Z8
	VPMOVSXBW 32(DX), Z9
	ROW512((SI), Z0, Z1)
	ROW512((R11), Z2, Z3)
	ROW512((R12), Z4, Z5)
	ROW512((R13), Z6, Z7)
	TILE_NEXT
	JNZ       loop
	VMOVUPS   (BX), Z8
	VMOVUPS   64(BX), Z9
	STORE512(Z0, Z1)
	STORE512(Z2, Z3)
	STORE512(Z4, Z5)
	STORE512(Z6, Z7)
	VZEROUPPER
	RET

// func rounded4x16AVX2(c *float32, stride int, a *int16, width int, b *int8, k int, rows, columns *float32)
TEXT ·rounded4x16AVX2(SB), NOSPLIT, $0-64
	TILE_ARGS
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

loop:
	VPMOVSXBW    (DX), Y8
	VPMOVSXBW    16(DX), Y9
	ROW256((SI), Y0, Y1)
	ROW256((R11), Y2, Y3)
	ROW256((R12), Y4, Y5)
	ROW256((R13), Y6, Y7)
	TILE_NEXT
	JNZ          loop
	VMOVUPS      (BX), Y8
	VMOVUPS      32(BX), Y9
	VBROADCASTSS (R14), Y10
	STORE256(Y0, Y1, 0)
	NEXT256
	VBROADCASTSS (R14), Y10
	STORE256(Y2, Y3, 0)
	NEXT256
	VBROADCASTSS (R14), Y10
	STORE256(Y4, Y5, 0)
	NEXT256
	VBROADCASTSS (R14), Y10
	STORE256(Y6, Y7, 0)
	VZEROUPPER
	RET

// func rounded1x32AVX512(c *float32, a *int16, b *int8, k int, row, columns *float32)
TEXT ·rounded1x32AVX512(SB), NOSPLIT, $0-48
	STRIP_ARGS
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3

two:
	SUBQ         $2, CX
	JL           rest
	VPBROADCASTD (SI), Z8
	VPBROADCASTD 4(SI), Z9
	VPMOVSXBW    (DX), Z10
	VPMOVSXBW    32(DX), Z11
	VPMOVSXBW    64(DX), Z12
	VPMOVSXBW    96(DX), Z13
	VPMADDWD     Z10, Z8, Z10
	VPMADDWD     Z11, Z8, Z11
	VPMADDWD     Z12, Z9, Z12
	VPMADDWD     Z13, Z9, Z13
	VPADDD       Z10, Z0, Z0
	VPADDD       Z11, Z1, Z1
	VPADDD       Z12, Z2, Z2
	VPADDD       Z13, Z3, Z3
	ADDQ         $8, SI
	ADDQ         $128, DX
	JMP          two

rest:
	ADDQ         $2, CX
	JZ           sum
	VPBROADCASTD (SI), Z8
	VPMOVSXBW    (DX), Z10
	VPMOVSXBW    32(DX), Z11
	VPMADDWD     Z10, Z8, Z10
	VPMADDWD     Z11, Z8, Z11
	VPADDD       Z10, Z0, Z0
	VPADDD       Z11, Z1, Z1

sum:
	VPADDD  Z2, Z0, Z0
	VPADDD  Z3, Z1, Z1
	VMOVUPS (BX), Z8
	VMOVUPS 64(BX), Z9
	STORE512(Z0, Z1)
	VZEROUPPER
	RET

// func rounded1x32AVX2(c *float32, a *int16, b *int8, k int, row, columns *float32)
TEXT ·rounded1x32AVX2(SB), NOSPLIT, $0-48
	STRIP_ARGS
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3

one:
	VPBROADCASTD (SI), Y8
	VPMOVSXBW    (DX), Y4
	VPMOVSXBW    16(DX), Y5
	VPMOVSXBW    32(DX), Y6
	VPMOVSXBW    48(DX), Y7
	VPMADDWD     Y4, Y8, Y4
	VPMADDWD     Y5, Y8, Y5
	VPMADDWD     Y6, Y8, Y6
	VPMADDWD     Y7, Y8, Y7
	VPADDD       Y4, Y0, Y0
	VPADDD       Y5, Y1, Y1
	VPADDD       Y6, Y2, Y2
	VPADDD       Y7, Y3, Y3
	ADDQ         $4, SI
	ADDQ         $64, DX
	DECQ         CX
	JNZ          one
	VBROADCASTSS (R14), Y10
	VMOVUPS      (BX), Y8
	VMOVUPS      32(BX), Y9
	STORE256(Y0, Y1, 0)
	VMOVUPS      64(BX), Y8
	VMOVUPS      96(BX), Y9
	STORE256(Y2, Y3, 64)
	VZEROUPPER
	RET
