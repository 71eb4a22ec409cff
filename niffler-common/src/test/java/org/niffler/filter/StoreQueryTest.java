package org.niffler.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queries, as an administrator sees them who looks for the right index. */
class StoreQueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Modality = CT;                  {'Modality':'CT'}",
                "Modality in (CR, \"DX CR\");    {'Modality':{'$in':['CR','DX CR']}}",
                "Modality != CT;                 {}",
                "Modality ~ /c/;                 {'Modality':{'$exists':true}}",
                "Modality exists;                {'Modality':{'$exists':true}}",
                "not Modality exists;            {'Modality':{'$exists':false}}",
                "Modality is not empty;          {'Modality':{'$exists':true}}",
                "Modality is empty;              {'Modality':{'$in':[null,'NaN','',{'$numberDouble':'NaN'},[]]}}",
                "Manufacturer = GE*;             {'Manufacturer':{'$gte':'GE','$lt':'GF'}}",
                "Manufacturer in (Agfa, GE*);    {'$or':[{'Manufacturer':'Agfa'},{'Manufacturer':{'$gte':'GE','$lt':'GF'}}]}",
                "Manufacturer = *GE;             {'Manufacturer':{'$exists':true}}",
                "Manufacturer = \"\uD7FF*\";     {'Manufacturer':{'$exists':true}}",
                "Manufacturer = \"A\uD83D\uDE00*\"; {'Manufacturer':{'$gte':'A','$lt':'B'}}",
                "PatientID = 12345;              {'PatientID':{'$in':['12345',12345]}}",
                "PatientID = 012345;             {'PatientID':'012345'}",
                "PatientID = 12*;                {'$or':[{'PatientID':{'$gte':'12','$lt':'13'}},{'PatientID':{'$gte':{'$numberDouble':'-Infinity'}}}]}",
                "StationName < B;                {'$or':[{'StationName':{'$gte':'','$lte':'B'}},{'StationName':{'$gte':{'$numberDouble':'-Infinity'}}}]}",
                "StudyInstanceUID = 1.2.840.1;   {'StudyInstanceUID':'1.2.840.1'}",
                "StudyDate = 20200131;           {'StudyDate':{'$in':['20200131','2020.01.31','2020-01-31',20200131]}}",
                "StudyDate between 20200131 and 20200201; {'$or':[{'StudyDate':{'$gte':'20200131','$lte':'20200201'}},{'StudyDate':{'$gte':'2020.01.31','$lte':'2020.02.01'}},{'StudyDate':{'$gte':'2020-01-31','$lte':'2020-02-01'}},{'StudyDate':{'$gte':20200131,'$lte':20200201}}]}",
                "SliceThickness = 5;             {'$or':[{'SliceThickness':5},{'SliceThickness':{'$gte':''}}]}",
                "SliceThickness < 0.5;           {'$or':[{'SliceThickness':{'$lte':0.5}},{'SliceThickness':{'$gte':''}}]}",
                "Rows > 512;                     {'Rows':{'$exists':true}}",
                "StudyTime > 0930;               {'StudyTime':{'$exists':true}}",
                "AcquisitionDateTime >= 202001;  {'$or':[{'AcquisitionDateTime':{'$gte':'2020'}},{'AcquisitionDateTime':{'$gte':{'$numberDouble':'-Infinity'}}}]}",
                "AcquisitionDateTime < 20200131; {'$or':[{'AcquisitionDateTime':{'$lt':'20200131:'}},{'AcquisitionDateTime':{'$gte':{'$numberDouble':'-Infinity'}}}]}",
                "\"0x00191008,A.B\" = x;         {'0x00191008,A_B':'x'}",
                "Modality = CT and Rows = 1;     {'Modality':'CT','Rows':{'$exists':true}}",
                "Modality = CT and Rows != 1;    {'Modality':'CT'}",
                "Modality = CT and Modality = MR; {'$and':[{'Modality':'CT'},{'Modality':'MR'}]}",
                "Modality = CT or Rows = 1;      {'$or':[{'Modality':'CT'},{'Rows':{'$exists':true}}]}",
                "Modality = CT or Rows != 1;     {}",
                "not (Modality = CT and Rows = 1); {}",
                "(Modality = CT or Rows != 1) and StationName = A; {'StationName':'A'}",
            })
    void leavesOutWhatTheStoreCanTellApart(String filter, String query) throws Exception {
        assertThat(Filter.parse(filter).storeQuery().replace('"', '\'')).isEqualTo(query);
    }
}
