package body

// drawBack is the back of the body. Levels: C7 at y 340, the spine of the
// shoulder blade's root at T3, its lower tip at T7-T8, the iliac crest at L4
// (usual surface anatomy, from memory).
const drawBack = `
line mid: top occ=0,262 c7=0,346 t6=0,490 t12=0,668 l5=0,866 cx=0,985 cr
line occiput: ear 66,240 34,260 occ
line neck: nk 50,338 26,350 sp1=11,358 c7
line spine: sp1 11,420 sp2=11,490 11,580 sp3=12,668 13,780 sp4=14,866
line sp2: sp2 t6
line sp3: sp3 t12
line sp4: sp4 l5
line trap: sp1 p0=38,368 lv1=64,378 82,372 lv2=102,374 138,378 tr2
line para: p0 37,420 p1=37,430 37,470 p2=37,492 38,540 p3=38,588 40,630 p4=44,672 54,760 lb=64,852
line para2: sp2 p2
line para3: sp3 p4
line lev: lv1 lv4=60,410
line lev2: lv2 104,392 lv3=104,404
line spina: lv4 m1=84,412 lv3 142,402 ac2=178,404
line ac: tr2 177,390 ac2 204,410 as1=226,408 sho
line med: lv4 59,432 is1=60,440 62,476 is2=66,500 70,524 ia1=78,548
line med2: m1 82,450 87,490 ia2=98,522
line is1: p1 is1
line is2: p2 is2
line low: p3 70,590 ib=104,584
line tip: ia1 86,536 ia2 | 112,516 ia3=124,516 | 132,532 ia4=134,552 122,574 ib | 88,572 ia1
line lat1: ia3 148,482 lb1=174,448
line lat2: ia4 162,522 182,496 lb2=194,478
line gleno: ac2 180,426 lb1 184,462 lb2 196,512 arm
line delt: as1 244,456 260,520 dm
line pax: ia4 162,580 la
line lats: ib 112,640 lr=116,708
line wst: p4 78,694 lr 150,720 rb
line flank: lb 120,846 il
line crest: sp4 36,858 lb
line si: lb 72,884 si2=70,924 46,950 si3=20,956
line sac: sp4 30,896 si3 8,976 cx
line glt: si2 120,936 hp=166,972 hs
line tfl: hp 174,1020 ts=178,1072
line troch: ts 192,1074 th_o1
line fold: ts 150,1092 gf3=124,1098 gf=92,1101 gf2=46,1104 gi
line sit: gf3 116,1056 82,1044 54,1056 gf2
line ham: gf 100,1240 kf0
line vl: ts 172,1200 158,1290 kf1
line calf: kf5 111,1570 ap=109,1668
line ach: a1 120,1740 ap 98,1740 a2
line sole: a1 128,1886 hl1=130,1914 fo
line sole2: a2 88,1886 hl2=86,1914 fi
line heel: hl1 108,1936 hl2
mark: 0,376 0,860
mark: 82,376 84,412 82,450 87,490 100,528 118,548 134,536 148,500 174,452
mark: 60,884 66,890 64,898
mark: 0,985 0,1062
mark: 292,776 302,790 292,806 284,790 292,776
mark: 62,1424 106,1432 152,1424
place head_back: 30,140
place neck_back: 40,310
place spine_upper: 5,420
place spine_mid: 5,580
place spine_low: 5,760
place sacrum: 6,920
place trap_upper: 110,360
place levator_corner: 82,392
place supraspinatus: 140,390
place top_of_shoulder_back: 205,400
place medial_border: 74,470
place infraspinatus: 120,450
place inferior_angle: 110,550
place lateral_border: 165,490
place posterior_axilla: 170,550
place posterior_shoulder: 220,500
place shoulder_side_back: 264,500
place interscapular_upper: 50,400
place interscapular_mid: 50,460
place interscapular_low: 55,550
place paraspinal_upper: 24,430
place paraspinal_mid: 26,580
place low_back: 36,760
place ribs_back: 80,640
place lat_side: 150,640
place flank_back: 120,780
place si_joint: 50,910
place glute_upper: 130,900
place glute: 100,990
place sit_bone: 86,1075
place hip_side_back: 190,1020
place upper_arm_outer_back: 300,670
place upper_arm_back: 270,670
place upper_arm_inner_back: 246,700
place elbow_outer_back: 326,785
place elbow_back: 294,785
place elbow_inner_back: 262,795
place forearm_thumb_side_back: 350,930
place forearm_little_side_back: 300,910
place wrist_back: 365,1050 335,1058
place hand_back: 360,1110
place thigh_outer_back: 185,1200
place hamstring_outer: 130,1200
place hamstring_inner: 60,1200
place knee_back: 106,1420
place calf_outer: 140,1580
place calf_inner: 80,1580
place achilles: 108,1780
place ankle_outer_back: 136,1870
place ankle_inner_back: 80,1870
place heel: 108,1890
place sole_edge: 120,1945
`
