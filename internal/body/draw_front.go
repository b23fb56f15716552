package body

// drawFront is the front of the body.
const drawFront = `
line mid: top mo=0,244 chin=0,302 notch=0,362 notch2=0,388 xi=0,640 nav=0,812 pu=0,976 cr
line mouth: ear 72,226 44,240 mo
line jawline: jaw 58,276 34,297 chin
line clav: notch 16,362 44,368 cl1=82,368 126,371 tr2
line neck: nk 82,340 cl1
line clav2: notch2 st1=22,387 60,392 104,390 146,398 cl2=182,414
line ac: tr2 180,394 cl2 208,416 as1=226,408 sho
line groove: cl2 192,440 g1=196,480 193,520 arm
line delt: as1 244,456 260,520 dm
line sternum: st1 20,420 st2=20,460 20,520 st3=20,574 16,614 8,632 xi
line pec_mid: st2 70,478 134,486 g1
line pec_low: st3 56,602 100,610 p2=142,596 172,578 arm
line costal: xi 24,650 50,672 cma=80,702 cmm=118,738 rb
line rib: p2 146,650 138,700 cmm
line semi: cma 90,760 na1=90,812 na2=84,884 66,936 pb=44,984
line navel: nav 40,814 na1
line iliac: il 136,880 na2
line pubis: pu 22,979 pb
line mons: pb 26,1026 cr
line crease: hs hp=160,960 gr=126,972 gq=74,1040 38,1080 gi
line asis: na2 104,930 gr
line tfl: hp 170,1010 ts=174,1076
line troch: ts 190,1078 th_o1
line vl: ts 172,1180 158,1290 kf1
line add: gq 74,1130 78,1240 76,1320 kf2
line patella: kf1 147,1424 kf3
line patella2: kf2 67,1424 kf4
line shin: kf5 130,1560 122,1690 a1
line shin2: kf4 70,1560 82,1700 a2
line a2: an2_o a3=124,1886 a4=93,1886 an2_i
line a3: a1 a3
line a4: a2 a4
line toes: fo 128,1918 fi
mark: 14,812 8,818 0,819
mark: 0,700 46,694 76,700
mark: 0,756 50,754 86,760
mark: 0,866 0,960
mark: 84,1394 106,1386 128,1394 134,1420 126,1446 106,1456 86,1446 79,1420 84,1394
mark: 104,1926 103,1948
mark: 124,1924 125,1950
mark: 142,1924 145,1950
mark: 158,1922 163,1946
place head: 30,140
place jaw: 40,262
place neck_front: 30,325
place trap_front: 110,352
place collarbone: 100,370
place top_of_shoulder_front: 205,402
place shoulder_front: 220,500
place shoulder_side: 264,500
place sternum: 8,500
place chest_upper: 100,430
place chest_lower: 100,550
place ribs_front: 80,650
place ribs_side: 165,650
place abdomen_upper: 40,740
place abdomen_lower: 40,900
place flank_front: 130,820
place hip_front: 150,920
place pubic: 10,1000
place groin: 70,1000
place hip_side: 188,1020
place thigh_front: 120,1200
place thigh_inner: 40,1200
place thigh_outer: 185,1200
place upper_arm_outer: 300,670
place upper_arm_front: 270,670
place upper_arm_inner: 246,700
place elbow_outer: 326,785
place elbow_front: 294,785
place elbow_inner: 262,795
place forearm_thumb_side: 350,930
place forearm_little_side: 300,910
place wrist_front: 365,1050 335,1058
place palm: 360,1110
place knee_outer: 156,1420
place knee_front: 106,1420
place knee_inner: 58,1420
place lower_leg_outer: 155,1580
place shin: 104,1600
place lower_leg_inner: 56,1600
place ankle_outer: 132,1860
place ankle_front: 108,1860
place ankle_inner: 80,1860
place foot_top: 110,1905
place toes: 120,1940
`
