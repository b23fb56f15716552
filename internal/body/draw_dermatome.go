package body

// The bands of skin that each spinal nerve root supplies, front and back. They
// are approximate, drawn from general teaching with no source at hand (basis:
// memory): charts differ, neighbours overlap and people vary.

const drawDermatomeFront = `
line mid: top c3=0,298 c4=0,345 t2=0,392 t3=0,450 t4=0,520 t5=0,585 t6=0,618 t7=0,655 t8=0,698 t9=0,742 t10=0,788 t11=0,836 t12=0,884 l1=0,930 cr
line v: ear 72,226 58,276 34,297 c3
line c3: nk 60,345 30,350 c4
line c4: @226,390 212,420 ax1=200,446 | 130,404 60,394 t2
line ax: ax1 ax2=196,496 arm
line t3: ax2 110,470 40,452 t3
line t4: arm 110,545 40,524 t4
line t5: @196,600 110,602 40,588 t5
line t6: @195,640 110,636 40,621 t6
line t7: @190,682 110,672 40,657 t7
line t8: @176,728 110,714 40,700 t8
line t9: @165,768 110,756 40,743 t9
line t10: @163,808 110,800 40,790 t10
line t11: @170,846 110,846 40,838 t11
line t12: @179,885 110,890 40,886 t12
line l1: @188,925 120,932 50,934 l1
line l2: @196,962 130,1010 66,1060 gi
line axial: ax1 238,530 am=264,662 ce=288,775 af=322,900 wm=350,1037
line c5: ce 316,772 @332,768
line t2: am @236,668
line t1: af @284,912
line c6: wm 368,1110 n1
line c7: wm 362,1130 n2
line l3: @207,1150 130,1215 66,1262 @32,1288
line l4: kn1_o lq=140,1388 90,1402 kn1_i
line l5: lq 116,1500 108,1700 100,1860 @98,1952
line s1: an2_o 152,1918 @160,1954
place V: 30,140
place C3: 30,325
place C4: 120,380
place T2: 100,440 224,570
place T3: 100,500
place T4: 100,575
place T5: 100,620
place T6: 100,655
place T7: 100,690
place T8: 100,735
place T9: 100,778
place T10: 100,822
place T11: 100,868
place T12: 100,912
place L1: 100,970
place L2: 120,1140
place L3: 100,1310
place L4: 70,1550
place L5: 140,1600
place S1: 170,1930
place C5: 290,660
place T1: 276,840
place C6: 360,930
place C8: 318,1000
place C7: 382,1220
`

const drawDermatomeBack = `
line mid: top c3=0,262 c4=0,330 t2=0,376 t3=0,410 t4=0,444 t5=0,478 t6=0,510 t7=0,542 t8=0,574 t9=0,606 t10=0,638 t11=0,670 t12=0,702 l1=0,734 l2=0,772 l3=0,812 l4=0,852 s3=0,892 cr
line c2: ear 66,240 34,260 c3
line c3: nk 46,330 c4
line c4: @226,390 212,414 ax1=200,428 | 130,394 60,382 t2
line ax: ax1 ax2=196,470 ax3=192,512 arm
line t3: ax2 110,430 40,414 t3
line t4: ax3 110,468 40,448 t4
line t5: arm 110,504 40,482 t5
line t6: @195,590 110,540 40,514 t6
line t7: @197,622 110,574 40,546 t7
line t8: @194,656 110,608 40,578 t8
line t9: @188,690 110,642 40,610 t9
line t10: @177,726 110,676 40,642 t10
line t11: @167,758 110,712 40,675 t11
line t12: @163,790 110,750 40,708 t12
line l1: @166,828 110,792 40,741 l1
line l2: @175,868 110,836 40,780 l2
line l3: @184,905 120,884 50,822 l3
line l4: @196,962 140,938 sq=84,896 50,872 l4
line s3: s3 42,944 50,1012 26,1052 cr
line s2: sq 116,1000 110,1130 112,1290 108,1400 @49,1450
line s1: sq 160,1010 166,1160 152,1330 148,1440 154,1560 @163,1700
line l5: kn2_i 82,1600 88,1780 @72,1880
line axial: ax1 238,520 am=264,662 ce=288,775 af=322,900 wm=350,1037
line c5: ce 316,772 @332,768
line t2: am @236,668
line t1: af @284,912
line c6: wm 368,1110 n1
line c7: wm 362,1130 n2
place C2: 30,140
place C3: 30,300
place C4: 120,370
place T2: 100,405 224,570
place T3: 100,445
place T4: 100,480
place T5: 100,520
place T6: 100,555
place T7: 100,590
place T8: 100,625
place T9: 100,660
place T10: 100,690
place T11: 100,728
place T12: 100,768
place L1: 100,810
place L2: 110,860
place L3: 100,890
place S3: 20,980
place S2: 60,1200
place S1: 120,1500
place L5: 180,1200
place L4: 56,1600
place C5: 290,660
place T1: 276,840
place C6: 360,930
place C8: 318,1000
place C7: 382,1220
`
